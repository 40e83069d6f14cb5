package io.quarkiverse.handlertesting.brokers;

import java.util.Map;

import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker of AMQP in this JVM, Artemis, on a free port and without files; and another application that uses it. */
public final class AmqpBroker implements QuarkusTestResourceLifecycleManager {

    private static final String ACCEPTOR = "amqp";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private AnsweringApplication other;

    @Override
    public Map<String, String> start() {
        try {
            Configuration configuration = new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false)
                    .setPagingDirectory("target/artemis/paging")
                    .setJMXManagementEnabled(false).setMessageCounterEnabled(false)
                    .addAcceptorConfiguration(ACCEPTOR, "tcp://localhost:0?protocols=AMQP");
            AddressSettings queues = new AddressSettings().setDefaultAddressRoutingType(RoutingType.ANYCAST)
                    .setDefaultQueueRoutingType(RoutingType.ANYCAST);
            configuration.addAddressSetting("#", queues);
            // Are full after one large message.
            AddressSettings small = new AddressSettings(queues).setMaxSizeBytes(1_000_000)
                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL);
            configuration.addAddressSetting("crates", small);
            configuration.addAddressSetting("barrels", small);
            broker.setConfiguration(configuration).start();
            int port = ((NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR)).getActualPort();
            other = new AnsweringApplication(port);
            return Map.of("amqp-host", "localhost", "amqp-port", Integer.toString(port));
        } catch (Exception failure) {
            throw new IllegalStateException("The broker of AMQP does not start", failure);
        }
    }

    @Override
    public void stop() {
        try {
            if (other != null) {
                other.close();
            }
            broker.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The broker of AMQP does not stop", failure);
        }
    }
}
