/** Auto-response: what somebody who enquires is answered at once. */
@NullMarked
package dev.clientela.rules.response;

import org.jspecify.annotations.NullMarked;
