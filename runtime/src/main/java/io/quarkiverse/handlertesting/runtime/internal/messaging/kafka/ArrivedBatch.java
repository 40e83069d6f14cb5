package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;

/** Metadata of the first record of a batch that has arrived: reports the acknowledgement of all its records. Thread-safe. */
final class ArrivedBatch {

    private final List<ArrivedRecord> records;
    private final RunningCause cause;
    private volatile MessageWork work;

    ArrivedBatch(List<ArrivedRecord> records) {
        this.records = records;
        List<RunningCause> causes = records.stream().map(ArrivedRecord::cause).filter(Objects::nonNull).toList();
        this.cause = causes.isEmpty() ? null : RunningCause.joined(causes);
    }

    /** The cause of all records; {@code null} if none has one. */
    RunningCause cause() {
        return cause;
    }

    void counted(MessageWork counted) {
        work = counted;
    }

    /** The metadata of the batch, with its cause and work. */
    Metadata with(Metadata metadata) {
        Metadata caused = cause == null ? metadata : metadata.with(new MessageCause(cause));
        MessageWork counted = work;
        return counted == null ? caused : caused.with(counted);
    }

    /** @param reason {@code null} for an ack */
    void acknowledging(Throwable reason) {
        records.forEach(record -> record.acknowledging(reason));
    }

    void acknowledged() {
        MessageWork counted = work;
        if (counted != null) {
            counted.acknowledged();
        }
    }
}
