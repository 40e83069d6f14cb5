package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MessageInFlight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.PlainFormat;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestChannel;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.buffer.Buffer;

/**
 * A channel that reads a broker of AMQP, as a test sends to it.
 *
 * @param address where its messages go
 */
record AmqpChannel(String name, String address, ChannelFormat.Reader reader, AmqpReaders readers, AmqpFlights flights,
        AmqpSenders senders) implements TestChannel {

    /** The types of a payload that AMQP itself writes, as the connector leaves it to AMQP. */
    private static final Set<Class<?>> VALUES = Set.of(Boolean.class, Byte.class, Short.class, Integer.class, Long.class,
            Float.class, Double.class, Character.class, String.class, UUID.class);

    @Override
    public Function<RunningCause, TestMessage> write(Sending sending, List<Object> metadata) {
        readers.check(name);
        AmqpMessage message = message(sending);
        AmqpSenders.Link link = new AmqpSenders.Link(name, address, readers.capabilitiesOf(name));
        return cause -> {
            MessageInFlight sent = new MessageInFlight(name, cause, AmqpFlight.to(address), groups(),
                    groups -> readers.stopped(address, groups),
                    groups -> readers.consumersOf(address, groups));
            String number = flights.launch(sent.flight());
            senders.send(link, CauseProperty.with(message, number), failure -> {
                flights.answered(number, failure);
                if (failure != null) {
                    sent.refused(failure);
                }
            });
            return sent;
        };
    }

    /** The channel itself also if it has a selector: the test sends what the channel takes. */
    private Set<String> groups() {
        Set<String> groups = new HashSet<>(readers.groupsOf(address));
        groups.addAll(readers.groupsOfChannel(name));
        return groups;
    }

    private AmqpMessage message(Sending sending) {
        AmqpMessage message = AmqpMessage.create().build();
        Message amqp = message.unwrap();
        amqp.setAddress(address);
        Object payload = sending.payload();
        if (VALUES.contains(payload.getClass())) {
            amqp.setBody(new AmqpValue(payload));
        } else {
            amqp.setBody(new Data(new Binary(PlainFormat.bytes(payload))));
            amqp.setContentType(payload instanceof byte[] || payload instanceof Buffer ? "application/octet-stream"
                    : "application/json");
        }
        if (!sending.headers().isEmpty()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            sending.headers().forEach((name, values) -> properties.put(name, values.get(values.size() - 1)));
            amqp.setApplicationProperties(new ApplicationProperties(properties));
        }
        return message;
    }
}
