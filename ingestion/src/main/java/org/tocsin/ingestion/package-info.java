@NullMarked
package org.tocsin.ingestion;

import org.jspecify.annotations.NullMarked;
