package io.quarkiverse.handlertesting.runtime.internal.events;

import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static io.quarkiverse.handlertesting.events.Selectors.transactions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.AfterCommit;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReactiveTransactions;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which transactions {@code committed(…)} needs. */
class SelectorCheckTest {

    record Shipped() {
    }

    private static final AfterCommit JTA = Runnable::run;
    private static final ReactiveTransactions REACTIVE = new ReactiveTransactions();

    @Test
    void refusesCommittedEventsWithoutTransactions() {
        assertEquals("No committed SelectorCheckTest.Shipped is ever recorded: the application has no transactions; use"
                + " fired(…).", refusal(List.of(), List.of()));
    }

    @Test
    void refusesCommittedEventsIfOnlyHibernateReactiveHasTransactions() {
        assertEquals("No committed SelectorCheckTest.Shipped is ever recorded: committed(…) follows transactions of JTA, but"
                + " the application has only those of Hibernate Reactive; use fired(…).",
                refusal(List.of(), List.of(REACTIVE)));
    }

    @Test
    void takesCommittedEventsOfAnApplicationWithBoth() {
        check(List.of(JTA), List.of(REACTIVE));
    }

    @Test
    void refusesStatementsWithoutADatabase() {
        assertEquals("No statement is ever recorded: the application has no database.",
                assertThrows(IllegalArgumentException.class, () -> check(statements(), List.of(), List.of())).getMessage());
        assertEquals("No step of a transaction is ever recorded: the application has no transactions.",
                assertThrows(IllegalArgumentException.class, () -> check(transactions(), List.of(), List.of())).getMessage());
    }

    @Test
    void refusesOutgoingRequestsWithoutTheirTap() {
        TapsConfig taps = taps(Map.of("quarkus.handler-testing.taps.call-out", "false"));
        SelectorCheck check = new SelectorCheck(taps, new ObservedBeans(Set.of(), Set.of(), Map.of()), List.of(), List.of());
        assertEquals("No outgoing request is ever recorded: quarkus.handler-testing.taps.call-out is false.",
                assertThrows(IllegalArgumentException.class, () -> check.check(calledOut(), "OrdersTest.ships")).getMessage());
    }

    private static TapsConfig taps(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withMapping(TapsConfig.class).withDefaultValues(properties).build()
                .getConfigMapping(TapsConfig.class);
    }

    private static String refusal(List<AfterCommit> jta, List<ReactiveTransactions> reactive) {
        return assertThrows(IllegalArgumentException.class, () -> check(jta, reactive)).getMessage();
    }

    private static void check(List<AfterCommit> jta, List<ReactiveTransactions> reactive) {
        check(committed(Shipped.class), jta, reactive);
    }

    private static void check(EventSelector<?> selector, List<AfterCommit> jta, List<ReactiveTransactions> reactive) {
        new SelectorCheck(taps(Map.of()), new ObservedBeans(Set.of(), Set.of(), Map.of()), jta, reactive)
                .check(selector, "OrdersTest.ships");
    }
}
