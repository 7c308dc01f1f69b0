package dev.claimport.practice.cloud.registry;

import java.util.Map;
import java.util.Optional;

/**
 * What RegisterThing answers.
 *
 * @param thingName absent where the template makes no thing
 */
public record RegisteredThing(Optional<String> thingName, Map<String, String> deviceConfiguration) {}
