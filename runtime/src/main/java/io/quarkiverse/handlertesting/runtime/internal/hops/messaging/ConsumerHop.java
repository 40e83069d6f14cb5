package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.Arrays;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.Invoker;
import io.smallrye.reactive.messaging.MediatorConfiguration;

/**
 * Called by SmallRye Reactive Messaging where a method of the application takes messages; its classes are changed for the
 * tests. The method runs with the cause of its message, whatever the thread, and counts until its result is there.
 */
public final class ConsumerHop {

    private ConsumerHop() {
    }

    /** Called with the messages on their way to a method; returns what to use in their place. */
    @SuppressWarnings("unchecked")
    public static Multi<?> arriving(Multi<?> messages, MediatorConfiguration method) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        ChannelConsumers consumers = Beans.find(ChannelConsumers.class).orElse(null);
        return runs == null || consumers == null ? messages
                : new ArrivingMessages((Multi<Message<?>>) messages, method, consumers, runs.currentCause());
    }

    /**
     * Called with the messages as the method gets them, after those that are acknowledged first; returns what to use in their
     * place.
     *
     * @param arriving what {@link #arriving} has returned
     */
    @SuppressWarnings("unchecked")
    public static Multi<?> delivering(Multi<?> messages, Multi<?> arriving) {
        return arriving instanceof ArrivingMessages known ? known.delivering((Multi<Message<?>>) messages) : messages;
    }

    /**
     * The hidden last argument of a method: the cause of its message.
     *
     * @param cause {@code null} if it is unknown
     * @param watch {@code null} for none
     */
    private record Caused(RunningCause cause, ConsumerWatch watch) {
    }

    /**
     * Called with the arguments of a method before it is called, maybe by another thread; returns the arguments to use in their
     * place.
     *
     * @param message {@code null} for a method that takes no message
     */
    public static Object[] marked(Message<?> message, Object[] arguments) {
        ApplicationTestRuns runs = message == null ? null : ApplicationTestRuns.find();
        if (runs == null) {
            return arguments;
        }
        Object[] marked = Arrays.copyOf(arguments, arguments.length + 1, Object[].class);
        marked[arguments.length] = new Caused(MessageStamp.causeOfTaken(message, runs.currentCause()),
                ConsumerWatch.of(message));
        return marked;
    }

    /** Called in place of the method of {@link Invoker} with the same name. */
    public static Object invoke(Invoker invoker, Object[] arguments) {
        int last = arguments.length - 1;
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (last < 0 || !(arguments[last] instanceof Caused caused)) {
            return invoker.invoke(arguments);
        }
        Object[] own = Arrays.copyOf(arguments, last);
        if (runs == null) {
            return invoker.invoke(own);
        }
        if (caused.watch != null) {
            caused.watch.begun();
        }
        CurrentCause current = runs.currentCause();
        Runnable back = current.carry(caused.cause, current.place());
        try {
            Object result = invoker.invoke(own);
            return caused.watch == null ? result : caused.watch.watched(result);
        } catch (Throwable thrown) {
            if (caused.watch != null) {
                caused.watch.failed(thrown);
            }
            throw thrown;
        } finally {
            back.run();
        }
    }

    /**
     * Called with the result of a method; returns the result to use in its place.
     *
     * @param message {@code null} for a method that takes no message
     */
    public static Uni<?> counted(Uni<?> result, Object mediator, Message<?> message) {
        MessageWork work = message == null ? null : MessageWork.of(message);
        TakenMessage taken = work == null ? null : work.claim();
        return taken == null ? result : ConsumerResult.of(result, taken);
    }
}
