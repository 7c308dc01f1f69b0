package dev.claimport.practice.cloud.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a client publishes, on its way to others.
 *
 * @param qos 0 or 1; a subscription may lower it
 * @param properties of MQTT 5, those of them that go on to subscribers unaltered (MQTT 5, section 3.3.2.3)
 */
record Message(String topic, Buffer payload, int qos, MqttProperties properties) {

    private static final List<Integer> PASSED_ON = List.of(
            MqttProperties.PAYLOAD_FORMAT_INDICATOR, MqttProperties.PUBLICATION_EXPIRY_INTERVAL, MqttProperties.CONTENT_TYPE,
            MqttProperties.RESPONSE_TOPIC, MqttProperties.CORRELATION_DATA, MqttProperties.USER_PROPERTY);

    /** With what has to be passed on of {@code given}; the sender's alone is left out, the topic alias for instance. */
    static Message of(String topic, Buffer payload, int qos, MqttProperties given) {
        MqttProperties properties = new MqttProperties();
        PASSED_ON.stream().flatMap(id -> given.getProperties(id).stream()).forEach(properties::add);
        return new Message(topic, payload, qos, properties);
    }

    /** Bytes of the MQTT 5 packet that carries it, by which a client's Maximum Packet Size is kept (section 2.1.4 for its length field). */
    long packetSize(int grantedQos) {
        long list = properties.listAll().stream().mapToLong(Message::size).sum();
        long rest = string(topic) + (grantedQos > 0 ? 2 : 0) + variableLength(list) + list + payload.length();
        return 1 + variableLength(rest) + rest;
    }

    private static long size(MqttProperties.MqttProperty<?> property) {
        return switch (property) {
            case MqttProperties.IntegerProperty _ -> property.propertyId() == MqttProperties.PAYLOAD_FORMAT_INDICATOR ? 2 : 5;
            case MqttProperties.StringProperty text -> 1 + string(text.value());
            case MqttProperties.BinaryProperty binary -> 3 + binary.value().length;
            case MqttProperties.UserProperties pairs ->
                pairs.value().stream().mapToLong(pair -> 1 + string(pair.key) + string(pair.value)).sum();
            default -> throw new IllegalStateException("property " + property.propertyId() + " is not passed on");
        };
    }

    private static long string(String text) {
        return 2L + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int variableLength(long value) {
        return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;
    }
}
