package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;

/**
 * A bean of applications with Hibernate Reactive, whose transactions are not those of JTA: no {@link AfterCommit} sees them.
 */
@Singleton
public class ReactiveTransactions {
}
