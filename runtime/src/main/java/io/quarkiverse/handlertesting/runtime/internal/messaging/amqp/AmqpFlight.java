package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.OutgoingMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.PlainFormat;

/** A message of the application on its way over a broker of AMQP. */
final class AmqpFlight extends Flight {

    private final OutgoingMessages.Sending sending;
    private final Message amqp;

    /**
     * @param cause {@code null} if it is unknown
     * @param amqp as the connector has made it
     * @param stopped why groups get no message, as {@link AmqpReaders#stopped(String, Set)} says
     */
    AmqpFlight(RunningCause cause, OutgoingMessages.Sending sending, Message amqp, Set<String> readers,
            Function<Set<String>, String> stopped) {
        super(cause, to(amqp.getAddress()), readers, stopped);
        this.sending = sending;
        this.amqp = amqp;
    }

    static Destination to(String address) {
        return new Destination("address", address);
    }

    @Override
    protected ChannelMessage message() {
        return new ChannelMessage(sending.channel(), amqp.getAddress(), sending.message().getPayload(), null, headers(),
                sending.metadata(), bytes());
    }

    @Override
    protected UnwritableMessage unwritten(Throwable failure) {
        return new UnwritableMessage(sending.channel(), sending.message().getPayload(), failure);
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        CauseProperty.properties(amqp).forEach((name, value) -> headers.put(name, List.of(String.valueOf(value))));
        headers.remove(CauseHeader.NAME);
        return Map.copyOf(headers);
    }

    private byte[] bytes() {
        if (amqp.getBody() instanceof Data data) {
            Binary bytes = data.getValue();
            byte[] copy = new byte[bytes.getLength()];
            System.arraycopy(bytes.getArray(), bytes.getArrayOffset(), copy, 0, copy.length);
            return copy;
        }
        return amqp.getBody() instanceof AmqpValue value ? PlainFormat.bytes(value.getValue()) : null;
    }
}
