/** The store that keeps everything in memory: complete, transactional, isolated by snapshots. */
@NullMarked
package dev.clientela.store.memory;

import org.jspecify.annotations.NullMarked;
