package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Arrived;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;

/** Metadata of the first record of a batch that has arrived: reports the acknowledgement of all its records. Thread-safe. */
final class ArrivedBatch extends Arrived {

    private final List<ArrivedMessage> records;

    ArrivedBatch(List<ArrivedMessage> records) {
        super(joined(records));
        this.records = records;
    }

    /** The cause of all records; {@code null} if none has one. */
    private static RunningCause joined(List<ArrivedMessage> records) {
        List<RunningCause> causes = records.stream().map(Arrived::cause).filter(Objects::nonNull).toList();
        return causes.isEmpty() ? null : RunningCause.joined(causes);
    }

    /** The metadata of the batch, with this, its cause and its work. */
    Metadata with(Metadata metadata) {
        Metadata arrived = metadata.with(this);
        Metadata caused = cause() == null ? arrived : arrived.with(new MessageCause(cause()));
        MessageWork counted = work();
        return counted == null ? caused : caused.with(counted);
    }

    @Override
    public void counted(MessageWork counted) {
        super.counted(counted);
        records.forEach(ArrivedMessage::landed);
    }

    @Override
    public void acknowledging(Throwable reason) {
        records.forEach(record -> record.acknowledging(reason));
    }
}
