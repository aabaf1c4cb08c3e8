/** Decisions by rules, beside what a user would pick instead. */
package dev.clientela.examples.benchmarks.rules;
