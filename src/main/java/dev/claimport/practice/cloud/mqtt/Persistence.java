package dev.claimport.practice.cloud.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import java.time.Duration;

/** For how long a session is kept when its connection has ended (developer guide, "MQTT persistent sessions"). */
final class Persistence {

    /** An account's quota, by default: "Persistent session expiry period". That it bounds what clients of MQTT 5 ask for, too, is unverified. */
    static final Duration LONGEST = Duration.ofHours(1);

    private Persistence() {}

    /** With MQTT 3.1.1 by the clean session alone; with MQTT 5 as the client asks, which is not at all where it says nothing. */
    static Duration of(MqttEndpoint endpoint) {
        if (endpoint.protocolVersion() != MqttVersion.MQTT_5.protocolLevel()) {
            return endpoint.isCleanSession() ? Duration.ZERO : LONGEST;
        }
        return endpoint.connectProperties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty wanted
                ? granted(Integer.toUnsignedLong(wanted.value())) : Duration.ZERO;
    }

    /** @param seconds that a client of MQTT 5 asks for */
    static Duration granted(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }
}
