/** The CRM on PostgreSQL beside plain JDBC that a careful hand has written for the same tables. */
@org.jspecify.annotations.NullMarked
package dev.clientela.examples.benchmarks.database;
