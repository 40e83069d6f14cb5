package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.vertx.amqp.AmqpMessage;

/** The application property that carries the number of a message. */
final class CauseProperty {

    private CauseProperty() {
    }

    /** Returns a copy with the property: the application keeps its message. */
    static AmqpMessage with(AmqpMessage original, String number) {
        Message message = original.unwrap();
        AmqpMessage marked = AmqpMessage.create().build();
        Message copy = marked.unwrap();
        copy.setHeader(message.getHeader());
        copy.setDeliveryAnnotations(message.getDeliveryAnnotations());
        copy.setMessageAnnotations(message.getMessageAnnotations());
        copy.setProperties(message.getProperties());
        copy.setBody(message.getBody());
        copy.setFooter(message.getFooter());
        Map<String, Object> properties = properties(message);
        properties.put(CauseHeader.NAME, number);
        copy.setApplicationProperties(new ApplicationProperties(properties));
        return marked;
    }

    /** The value of the property; {@code null} for a message without it. */
    static String find(Message message) {
        return properties(message).get(CauseHeader.NAME) instanceof String number ? number : null;
    }

    /** Removes the property: the application sees those that are there without us. */
    static void remove(Message message) {
        Map<String, Object> properties = properties(message);
        if (properties.remove(CauseHeader.NAME) != null) {
            message.setApplicationProperties(properties.isEmpty() ? null : new ApplicationProperties(properties));
        }
    }

    /** A copy of all application properties of a message. */
    static Map<String, Object> properties(Message message) {
        ApplicationProperties properties = message.getApplicationProperties();
        return properties == null || properties.getValue() == null ? new LinkedHashMap<>()
                : new LinkedHashMap<>(properties.getValue());
    }
}
