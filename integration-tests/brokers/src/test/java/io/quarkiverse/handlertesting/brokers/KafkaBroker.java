package io.quarkiverse.handlertesting.brokers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker of Kafka in this JVM, on a free port, with its files in a temporary directory. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {

    private KafkaClusterTestKit cluster;

    @Override
    public Map<String, String> start() {
        try {
            cluster = new KafkaClusterTestKit.Builder(
                    new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build())
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .setConfigProp("group.initial.rebalance.delay.ms", "0").build();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            List<NewTopic> topics = Stream
                    .of("orders", "requests", "replies", "invoices", "dead-letter-topic-invoices", "parked", "parcels",
                            "refunds", "stored", "contexts", "contexts-uni", "contexts-blocking", "contexts-chain",
                            "contexts-own", "audit-orders", "audit-bills", "counts", "measures",
                            "strict", "weights", "dead-letter-topic-weights", "lengths", "odds",
                            "bulk", "stones", "shared", "copies", "wide", "region-north")
                    .map(name -> new NewTopic(name, 1, (short) 1)).toList();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
                admin.createTopics(topics).all().get();
            }
            return Map.of("kafka.bootstrap.servers", cluster.bootstrapServers());
        } catch (Exception failure) {
            throw new IllegalStateException("The broker of Kafka does not start", failure);
        }
    }

    @Override
    public void stop() {
        try {
            if (cluster != null) {
                cluster.close();
            }
        } catch (Exception failure) {
            throw new IllegalStateException("The broker of Kafka does not stop", failure);
        }
    }
}
