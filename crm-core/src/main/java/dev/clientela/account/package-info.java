/** Accounts: businesses, persons, partners and competitors, and who belongs to whom. */
@NullMarked
package dev.clientela.account;

import org.jspecify.annotations.NullMarked;
