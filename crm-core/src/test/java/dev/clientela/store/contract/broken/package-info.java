/** Stores that break the contract, each in one way, to prove that the contract finds out. */
@NullMarked
package dev.clientela.store.contract.broken;

import org.jspecify.annotations.NullMarked;
