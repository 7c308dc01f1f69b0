package dev.claimport.practice.cloud;

import dev.claimport.practice.cloud.policy.PolicyRefusal;
import dev.claimport.practice.scenario.Scenario;
import java.util.function.Consumer;

/**
 * How a practice cloud is started.
 *
 * @param httpPort 0 for any free one
 * @param mqttPort 0 for any free one
 * @param refusals told, on another thread, of everything that policies refuse to MQTT clients; must not wait
 */
public record PracticeCloudOptions(int httpPort, int mqttPort, Scenario scenario, Consumer<PolicyRefusal> refusals) {

    /** With nobody to be told of refusals. */
    public PracticeCloudOptions(int httpPort, int mqttPort, Scenario scenario) {
        this(httpPort, mqttPort, scenario, _ -> {});
    }

    /** On free ports. */
    public PracticeCloudOptions(Scenario scenario) {
        this(0, 0, scenario);
    }
}
