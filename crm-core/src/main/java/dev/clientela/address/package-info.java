/** How people and companies are reached: e-mail addresses, telephone numbers, postal addresses. */
@NullMarked
package dev.clientela.address;

import org.jspecify.annotations.NullMarked;
