package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnreadReport.Unread;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Timeline;

/**
 * The events of one test, in order. The journal knows neither the sources of its events nor a framework: taps append to it,
 * and subscriptions are cursors over its chain of nodes.
 * <p>
 * Appending assigns number and time under a short lock, so both increase along the chain. Reading takes no lock.
 */
public final class Journal implements AutoCloseable {

    private volatile String test;
    private final JournalSettings settings;
    private final JournalThreads threads;
    private final Ticker ticker;
    private final long start;
    private final Node head = new Node(null, false);
    private final Listeners listeners = new Listeners();
    private final Set<Origin> switchedOff = new CopyOnWriteArraySet<>();
    private final List<Subscription<?>> subscriptions = new ArrayList<>();
    private final TapFaults faults = new TapFaults();
    private final ForeignEvents foreign = new ForeignEvents();

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Node tail = head;
    private volatile boolean closed;
    private volatile long notRecorded;
    /** How many events that are no details are in the journal. Guarded by the lock, as are the details. */
    private int recorded;
    private final DetailCounts details = new DetailCounts();
    private final ClueFinders clueFinders = new ClueFinders();
    private volatile BooleanSupplier quiet = () -> false;
    private volatile OwnCalls ownCalls = new OwnCalls();

    /**
     * @param test the name of the test in failure messages
     */
    public Journal(String test, JournalSettings settings, JournalThreads threads) {
        this(test, settings, threads, Ticker.SYSTEM);
    }

    Journal(String test, JournalSettings settings, JournalThreads threads, Ticker ticker) {
        this.test = test;
        this.settings = settings;
        this.threads = threads;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /**
     * Appends an event. Never throws; after the end of the test nothing is recorded.
     *
     * @param payload gets the clock's nanoseconds of the event, so that a payload which holds its time reads no clock; runs in
     *        the lock: must be quick and must not throw
     * @param failure {@code null} for none
     * @param cause {@code null} if the event is unattributed
     */
    public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure, Cause cause) {
        append(origin, name, payload, failure, cause, UnattributedPlace.NONE);
    }

    /** As {@link #append}, for an event without a cause that comes from a known place. */
    public void appendUnattributed(Origin origin, String name, LongFunction<Object> payload, Throwable failure,
            UnattributedPlace place) {
        append(origin, name, payload, failure, null, place);
    }

    private void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure, Cause cause,
            UnattributedPlace place) {
        String thread = Thread.currentThread().getName();
        RecordedEvent event = null;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Node last = tail;
            long now = ticker.nanos();
            Object content = payload.apply(now);
            if (isRecorded(origin, cause, content)) {
                event = new RecordedEvent(last.sequence() + 1, now - start, origin, name, content, failure, thread, cause,
                        place.method(), place.startedAt());
                Node node = new Node(event, place.isLost());
                tail = node;
                last.link(node);
            }
        } finally {
            lock.unlock();
        }
        if (event != null) {
            listeners.recorded(event);
        } else if (!origin.isDetail()) {
            listeners.ended();
        }
    }

    private boolean isRecorded(Origin origin, Cause cause, Object payload) {
        if (switchedOff.contains(origin)) {
            return false;
        }
        if (origin.isDetail()) {
            return details.add(origin, cause, payload instanceof LoggedRecord logged && logged.isWarning());
        }
        if (recorded == settings.maxRecorded()) {
            notRecorded++;
            return false;
        }
        recorded++;
        return true;
    }

    /** Records no details of this origin. */
    public void switchOff(Origin detail) {
        switchedOff.add(detail);
    }

    /** Subscribes to the events recorded from now on. */
    public <E> EventSubscription<E> subscribe(EventSelector<E> selector) {
        return subscribe(selector, tail);
    }

    /** Subscribes to all events since the test began. */
    public <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector) {
        return subscribe(selector, head);
    }

    private <E> EventSubscription<E> subscribe(EventSelector<E> selector, Node from) {
        Subscription<E> subscription = new Subscription<>(this, selector, from);
        lock.lock();
        try {
            subscriptions.add(subscription);
        } finally {
            lock.unlock();
        }
        return new EventSubscriptionView<>(subscription, null);
    }

    /** The events recorded so far, in order; a snapshot. */
    public List<RecordedEvent> events() {
        List<RecordedEvent> events = new ArrayList<>();
        for (Node node = head.next(); node != null; node = node.next()) {
            events.add(node.event);
        }
        return List.copyOf(events);
    }

    /**
     * The events so far that have lost their cause: code of the application led to them, and not a job.
     *
     * @param after the number of the event after which to begin; 0 for all
     */
    public List<RecordedEvent> lost(long after) {
        List<RecordedEvent> lost = new ArrayList<>();
        for (Node node = head.next(); node != null; node = node.next()) {
            if (node.lost && node.sequence() > after) {
                lost.add(node.event);
            }
        }
        return List.copyOf(lost);
    }

    /**
     * All events of the test so far, in order; a snapshot.
     *
     * @throws EventAssertionError if the journal is full, since later events are missing
     */
    public List<RecordedEvent> complete() {
        if (notRecorded > 0) {
            throw WaitFailure.overflowed(this, "every event");
        }
        return events().stream().filter(event -> !event.origin().isDetail()).toList();
    }

    /**
     * The events that subscriptions have seen and the test has not read: one group for each subscription that has unread
     * events.
     *
     * @throws EventAssertionError if the journal is full, since later events of an open subscription may be missing
     */
    public List<Unread> unread() {
        return subscriptions().stream().map(Subscription::unread).filter(unread -> !unread.events().isEmpty()).toList();
    }

    /** The log records so far that no subscription has read, in order. */
    public List<RecordedEvent> unreadLog() {
        List<Subscription<?>> all = subscriptions();
        List<RecordedEvent> unread = new ArrayList<>();
        for (Node node = head.next(); node != null; node = node.next()) {
            Node at = node;
            if (at.event.payload() instanceof LoggedRecord
                    && all.stream().noneMatch(subscription -> subscription.hasRead(at))) {
                unread.add(at.event);
            }
        }
        return unread;
    }

    private List<Subscription<?>> subscriptions() {
        lock.lock();
        try {
            return List.copyOf(subscriptions);
        } finally {
            lock.unlock();
        }
    }

    /** Counts an event that an earlier test has caused; the event itself is not recorded. */
    public void foreign(String ofTest) {
        foreign.add(ofTest);
    }

    /**
     * The events as a failure message shows them: one line for each event, one for each earlier test whose events arrived, and
     * one if the journal is full. Secrets are masked.
     */
    public String timeline() {
        return FailureStory.masked(this, new Timeline(events(), Timeline.UNLIMITED, settings.causes()).text()
                + foreign.appendix() + details.appendix() + missing());
    }

    /** Adds a source of clues for the failure messages of this test. */
    public void explainedBy(ClueFinder finder) {
        clueFinders.add(finder);
    }

    /** Whether a source of clues of this type is there. */
    public boolean isExplainedBy(Class<? extends ClueFinder> type) {
        return clueFinders.has(type);
    }

    /** The calls of beans that failure messages show. */
    public OwnCalls ownCalls() {
        return ownCalls;
    }

    /** Lets a scope show the calls of the test that contains it. */
    public void ownCalls(OwnCalls ofTest) {
        ownCalls = ofTest;
    }

    /** Those of the events that a failure message shows. */
    List<RecordedEvent> shown(List<RecordedEvent> of) {
        List<Subscription<?>> all = subscriptions();
        return of.stream().filter(event -> ownCalls.include(event)
                || all.stream().anyMatch(subscription -> subscription.mayMatch(event))).toList();
    }

    /** Begins the message of a failure of this test. */
    public FailureStory story(String sentence) {
        return new FailureStory(this, sentence);
    }

    List<Clue> clues(Scene scene) {
        return clueFinders.find(scene, faults);
    }

    private String missing() {
        long count = notRecorded;
        return count == 0 ? ""
                : "\n" + count + (count == 1 ? " later event is" : " later events are")
                        + " not recorded: the journal is full (quarkus.handler-testing.events.max-recorded="
                        + settings.maxRecorded() + ").";
    }

    /** The end of a failure message: how many events of earlier tests arrived, and the faults of this extension. */
    String appendix() {
        return foreign.appendix() + details.appendix() + faults.appendix();
    }

    /** The exceptions that were thrown inside taps during this test. */
    public TapFaults faults() {
        return faults;
    }

    /** Ends the test: nothing more is recorded, streams complete, waits fail. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        wakeAll();
    }

    /**
     * Sets the condition under which no further event can come, so that {@code expectNone} without {@code within} need not
     * wait.
     */
    public void quietWhen(BooleanSupplier condition) {
        quiet = condition;
    }

    boolean isQuiet() {
        return quiet.getAsBoolean();
    }

    /**
     * How many details of this origin each cause has had so far, by the number of the cause, 0 for the test method; also those
     * that the journal has not kept.
     */
    public Map<Long, Integer> details(Origin origin) {
        lock.lock();
        try {
            return details.of(origin);
        } finally {
            lock.unlock();
        }
    }

    /** A closed journal of the same test, without events. It still knows how many details there were. */
    public Journal emptied() {
        Journal empty = new Journal(test, settings, threads, ticker);
        lock.lock();
        try {
            empty.details.addAll(details);
        } finally {
            lock.unlock();
        }
        empty.close();
        return empty;
    }

    /** Makes all waits poll again. */
    void wakeAll() {
        listeners.ended();
    }

    void add(Listeners.Listener listener) {
        listeners.add(listener);
    }

    void remove(Listeners.Listener listener) {
        listeners.remove(listener);
    }

    public String test() {
        return test;
    }

    /** Changes the name of the test: JUnit says late which case of it runs. */
    public void named(String name) {
        test = name;
    }

    public JournalSettings settings() {
        return settings;
    }

    public boolean isClosed() {
        return closed;
    }

    /** How many events were dropped because the journal was full. */
    public long notRecorded() {
        return notRecorded;
    }

    /** The threads that this journal may use. */
    public JournalThreads threads() {
        return threads;
    }

    /** The number of the last event; 0 if there is none. */
    public long last() {
        return tail.sequence();
    }

    Ticker ticker() {
        return ticker;
    }

    /** Nanoseconds since the test began. */
    long elapsed() {
        return ticker.nanos() - start;
    }
}
