/** Who acts, for which tenant and why; whom the host knows; who may see and change what. */
@NullMarked
package dev.clientela.security;

import org.jspecify.annotations.NullMarked;
