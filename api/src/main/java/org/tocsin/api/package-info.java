@NullMarked
package org.tocsin.api;

import org.jspecify.annotations.NullMarked;
