package dev.claimport.practice.cloud.mqtt;

import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.policy.Decision;

/** What a client was refused, and why: AWS IoT would hang up, or answer with a code, and say no more. */
public sealed interface Refusal {

    /** As the client says it, fit to be shown. */
    String clientId();

    /** By the policies that count for it. */
    record ByPolicies(String clientId, Decision decision) implements Refusal {}

    /** By the pre-provisioning hook of a template, which did not let it in. */
    record ByHook(String clientId, String template, Problem why) implements Refusal {}
}
