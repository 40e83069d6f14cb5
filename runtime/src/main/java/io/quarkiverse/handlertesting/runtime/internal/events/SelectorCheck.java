package io.quarkiverse.handlertesting.runtime.internal.events;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AnsweredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.BeanCallSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.CallOutSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.CommittedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.DeliveredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.FailedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.FiredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.LoggedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.PayloadSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.PublishedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SentPayloadSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SentSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SpanSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.StreamedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.UpstreamCallSelector;
import io.quarkiverse.handlertesting.runtime.internal.taps.AfterCommit;
import io.quarkiverse.handlertesting.runtime.internal.taps.CdiEventType;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReactiveTransactions;
import io.quarkiverse.handlertesting.runtime.internal.taps.SpanSource;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.SqlTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.transaction.JtaTap;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkus.arc.All;

/** Refuses selectors that can never match; the message has the reason and the remedy. */
@Singleton
public class SelectorCheck {

    private static final String PREFIX = "quarkus.handler-testing.taps.";

    private final TapsConfig taps;
    private final ObservedBeans observed;
    private final boolean transactions;
    private final String noTransactions;

    public SelectorCheck(TapsConfig taps, ObservedBeans observed, @All List<AfterCommit> afterCommit,
            @All List<ReactiveTransactions> reactive) {
        this.taps = taps;
        this.observed = observed;
        this.transactions = !afterCommit.isEmpty();
        this.noTransactions = reactive.isEmpty() ? "the application has no transactions; use fired(…)"
                : "committed(…) follows transactions of JTA, but the application has only those of Hibernate Reactive;"
                        + " use fired(…)";
    }

    void check(EventSelector<?> selector, TestRun run) {
        check(selector, run.name());
        if (selector instanceof BeanCallSelector calls) {
            run.journal().ownCalls().add(calls.bean());
        }
    }

    void check(EventSelector<?> selector, String test) {
        if (selector == null) {
            throw new IllegalArgumentException("A subscription needs a selector, but got null");
        }
        if (selector instanceof FiredSelector<?> fired) {
            require(taps.cdi() || taps.cdiAsync(), selector, PREFIX + "cdi and " + PREFIX + "cdi-async are false");
            checkRecorded(fired.type());
        } else if (selector instanceof CommittedSelector<?> committed) {
            require(taps.cdi(), selector, PREFIX + "cdi is false");
            require(taps.cdiCommitted(), selector, PREFIX + "cdi-committed is false");
            require(transactions, selector, noTransactions);
            checkRecorded(committed.type());
        } else if (selector instanceof BeanCallSelector calls) {
            require(taps.calls(), selector, PREFIX + "calls is false");
            ObservedMethods.check(calls, observed, test);
        } else if (selector instanceof AnsweredSelector) {
            require(taps.http(), selector, PREFIX + "http is false");
        } else if (selector instanceof FailedSelector) {
            require(taps.failure(), selector, PREFIX + "failure is false");
        } else if (selector instanceof SpanSelector) {
            require(taps.span(), selector, PREFIX + "span is false");
            require(Beans.find(SpanSource.class).isPresent(), selector, "the application has no quarkus-opentelemetry");
        } else if (selector instanceof LoggedSelector logged) {
            require(taps.log(), selector, PREFIX + "log is false");
            require(logged.lowest().ordinal() <= Level.INFO.ordinal(), selector,
                    "records below INFO are not recorded; use logged(INFO)");
        } else if (selector instanceof PublishedSelector) {
            require(taps.eventBus(), selector, PREFIX + "event-bus is false");
        } else if (selector instanceof StreamedSelector) {
            require(taps.sse(), selector, PREFIX + "sse is false");
        } else if (selector instanceof SentSelector sent) {
            require(taps.channels(), selector, PREFIX + "channels is false");
            channels(selector).checkSent(sent.channel());
        } else if (selector instanceof SentPayloadSelector<?> sent) {
            check(sent.messages(), test);
        } else if (selector instanceof DeliveredSelector delivered) {
            require(taps.channels(), selector, PREFIX + "channels is false");
            channels(selector).incoming(delivered.channel());
        } else if (selector instanceof CallOutSelector) {
            require(taps.callOut(), selector, PREFIX + "call-out is false");
        } else if (selector instanceof UpstreamCallSelector called) {
            checkUpstream(called);
        } else if (selector instanceof PayloadSelector<?> detail) {
            checkDetail(detail);
        }
    }

    private static ChannelDirectory channels(EventSelector<?> selector) {
        return Beans.find(ChannelDirectory.class).orElseThrow(() -> new IllegalArgumentException("No "
                + selector.description() + " is ever recorded: the application has no quarkus-messaging."));
    }

    private static void checkUpstream(UpstreamCallSelector called) {
        Set<String> known = Beans.find(MockUpstreamProducer.class).map(upstreams -> upstreams.group().names())
                .orElse(Set.of());
        String nearest = known.isEmpty() ? ""
                : ". Nearest are: " + String.join(", ", Suggestions.nearest(called.upstream(), known));
        require(known.contains(called.upstream()), called, "no test has @Upstream(\"" + called.upstream() + "\")" + nearest);
    }

    private void checkDetail(PayloadSelector<?> detail) {
        if (detail.origin() == Origin.SQL) {
            require(taps.sql(), detail, PREFIX + "sql is false");
            require(Beans.find(SqlTap.class).isPresent(), detail, "the application has no database");
        } else if (detail.origin() == Origin.TRANSACTION) {
            require(taps.transaction(), detail, PREFIX + "transaction is false");
            require(Beans.find(JtaTap.class).isPresent() || Beans.find(SqlTap.class).isPresent(), detail,
                    "the application has no transactions");
        }
    }

    private static void require(boolean recorded, EventSelector<?> selector, String reason) {
        if (!recorded) {
            throw new IllegalArgumentException("No " + selector.description() + " is ever recorded: " + reason + ".");
        }
    }

    private static void checkRecorded(Class<?> type) {
        if (CdiEventType.isIgnored(type)) {
            throw new IllegalArgumentException("No " + TypeText.name(type) + " is ever recorded: events of the packages "
                    + CdiEventType.ignoredPackages() + " are not the application's.");
        }
    }
}
