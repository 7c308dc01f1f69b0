/** The practice cloud's MQTT side: a broker that does fleet provisioning as AWS IoT does, and lets registered devices talk. */
@NullMarked
package dev.claimport.practice.cloud.mqtt;

import org.jspecify.annotations.NullMarked;
