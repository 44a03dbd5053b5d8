@NullMarked
package org.tocsin.training;

import org.jspecify.annotations.NullMarked;
