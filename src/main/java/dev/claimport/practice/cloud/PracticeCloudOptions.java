package dev.claimport.practice.cloud;

import dev.claimport.practice.cloud.mqtt.Admission;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.scenario.Scenario;
import java.net.Inet4Address;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a practice cloud is started.
 *
 * @param httpPort 0 for any free one
 * @param mqttPort 0 for any free one
 * @param listen an address of this computer on which its broker is to be reached as well, and which devices are told; empty for loopback alone
 * @param account what there is; empty for what practice brings
 * @param refusals told, on another thread, of everything that is refused to MQTT clients; must not wait
 * @param admission when MQTT clients are let in
 */
public record PracticeCloudOptions(
        int httpPort, int mqttPort, Optional<Inet4Address> listen, Scenario scenario, Optional<AccountContents> account, Consumer<Refusal> refusals,
        Admission admission) {

    /** Clients are let in at once, as AWS IoT does. */
    public PracticeCloudOptions(
            int httpPort, int mqttPort, Optional<Inet4Address> listen, Scenario scenario, Optional<AccountContents> account, Consumer<Refusal> refusals) {
        this(httpPort, mqttPort, listen, scenario, account, refusals, Admission.AT_ONCE);
    }

    /** On loopback, with what practice brings, and nobody to be told of refusals. */
    public PracticeCloudOptions(int httpPort, int mqttPort, Scenario scenario) {
        this(httpPort, mqttPort, Optional.empty(), scenario, Optional.empty(), _ -> {});
    }

    /** On free ports. */
    public PracticeCloudOptions(Scenario scenario) {
        this(0, 0, scenario);
    }
}
