package dev.claimport.practice.cloud;

import dev.claimport.practice.scenario.Scenario;

/**
 * How a practice cloud is started.
 *
 * @param httpPort 0 for any free one
 * @param mqttPort 0 for any free one
 */
public record PracticeCloudOptions(int httpPort, int mqttPort, Scenario scenario) {

    /** On free ports. */
    public PracticeCloudOptions(Scenario scenario) {
        this(0, 0, scenario);
    }
}
