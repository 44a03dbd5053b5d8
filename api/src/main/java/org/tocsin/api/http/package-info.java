/**
 * The wire: {@link org.tocsin.api.http.HttpApi} lists every route with who may take it; the classes
 * beside it answer one kind of request each; {@link org.tocsin.api.http.Views} is what a
 * conversation looks like from outside.
 */
@NullMarked
package org.tocsin.api.http;

import org.jspecify.annotations.NullMarked;
