package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Metadata of a message in a channel: the work that it is for its cause. It lasts until the message is acknowledged, positively
 * or negatively, and each consumer that has taken it has ended. Thread-safe.
 */
public final class MessageWork {

    /** Whether a consumer acknowledges its messages. */
    enum Acknowledges {
        /** It acknowledges each message, so the work waits for it. */
        ALWAYS,
        /** It may acknowledge a message when it has ended, or never. */
        PERHAPS,
        NEVER
    }

    private final RunningCause cause;
    private final List<String> channels;
    private final Queue<TakenMessage> unclaimed = new ArrayDeque<>();
    private Work work;
    /** Listed after the end of the work; {@code null} for none. */
    private Work unacknowledged;
    /** The sender until it has sent the message, and the consumers that have taken it or are going to take it. */
    private int holders = 1;
    private boolean taken;
    /** How many of the consumers acknowledge all messages, and still can. */
    private int requiring;
    private boolean possible;
    private boolean acknowledged;
    /** The messages that wait where this one waits until a consumer takes it; {@code null} for no such place. */
    private Set<MessageWork> queue;

    private MessageWork(RunningCause cause, List<String> channels) {
        this.cause = cause;
        this.channels = channels;
        this.work = cause.begin(WorkKind.CHANNEL, what());
    }

    /**
     * Counts a message from now on. The sender calls {@link #sent()} after it.
     *
     * @param channels usually one; several for a method whose messages go to several channels
     */
    public static MessageWork begin(RunningCause cause, List<String> channels) {
        return new MessageWork(cause, channels);
    }

    /** The work of a message; {@code null} if it has none. */
    static MessageWork of(Message<?> message) {
        return message.getMetadata().get(MessageWork.class).orElse(null);
    }

    private String what() {
        return String.join(", ", channels);
    }

    RunningCause cause() {
        return cause;
    }

    boolean isIn(List<String> others) {
        return channels.equals(others);
    }

    /** Called when the sender has sent the message. */
    public void sent() {
        release();
    }

    /** A consumer is going to take the message, which calls {@link #release()} when it has. */
    synchronized void hold() {
        holders++;
    }

    synchronized void release() {
        holders--;
        settle();
    }

    /** Called when an exception has ended a consumer of the message, and reaches nobody. */
    public void failed(Throwable thrown) {
        Work running;
        synchronized (this) {
            running = work;
        }
        if (running == null) {
            cause.failed(thrown, WorkKind.CHANNEL, what());
        } else {
            running.failed(thrown);
        }
    }

    /** Called when the message was acknowledged, positively or negatively. Later calls are ignored. */
    public synchronized void acknowledged() {
        acknowledged = true;
        if (unacknowledged != null) {
            unacknowledged.end();
        }
        settle();
    }

    /**
     * Called when a consumer takes the message.
     *
     * @param claimed whether the consumer has a result, which claims the message
     */
    synchronized TakenMessage taken(Acknowledges acknowledges, boolean claimed) {
        waitIn(null);
        taken = true;
        requiring += acknowledges == Acknowledges.ALWAYS ? 1 : 0;
        possible |= acknowledges == Acknowledges.PERHAPS;
        holders++;
        if (work == null) {
            // Another consumer has acknowledged it before.
            work = cause.begin(WorkKind.CHANNEL, what());
        }
        TakenMessage consumer = new TakenMessage(this);
        if (claimed) {
            unclaimed.add(consumer);
        }
        return consumer;
    }

    /** Called when a consumer that acknowledges all messages may not acknowledge this one, since its stream is over. */
    synchronized void unrequired() {
        requiring--;
        possible = true;
        settle();
    }

    /** One of the consumers that have taken the message, and whose results are unclaimed; {@code null} for none. */
    synchronized TakenMessage claim() {
        return unclaimed.poll();
    }

    /**
     * Called when the message waits for a consumer.
     *
     * @param messages the messages that wait there; {@code null} when it waits no longer
     */
    synchronized void waitIn(Set<MessageWork> messages) {
        if (queue != null) {
            queue.remove(this);
        }
        queue = messages;
        if (messages != null) {
            messages.add(this);
        }
    }

    /** Whether the message has left these, where it has waited. */
    synchronized boolean hasLeft(Set<MessageWork> messages) {
        return queue != messages;
    }

    /** Called when no consumer gets the message: it was dropped, or its channel has ended. */
    synchronized void lost() {
        waitIn(null);
        if (!taken) {
            end();
        }
    }

    private void settle() {
        if (holders == 0 && (acknowledged || taken && requiring == 0)) {
            boolean listed = !acknowledged && possible && work != null;
            end();
            if (listed) {
                unacknowledged = cause.begin(WorkKind.UNACKNOWLEDGED, what());
            }
        }
    }

    private void end() {
        if (work != null) {
            work.end();
            work = null;
            waitIn(null);
        }
    }
}
