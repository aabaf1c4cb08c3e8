/** Hosts on a MariaDB Galera cluster, whose nodes are killed under load. Run by the script beside it. */
@org.jspecify.annotations.NullMarked
package dev.clientela.examples.galera;
