/**
 * Annotations for test classes and methods: named cases, fixtures, a bean scope for one test, and checks that fail a test at
 * its end.
 */
package io.quarkiverse.handlertesting.junit;
