package dev.claimport.practice.scenario;

import java.time.Duration;
import java.util.Set;

/**
 * How the practice cloud misbehaves.
 *
 * @param answerDelay before every HTTP answer
 * @param throttledClaims so many CreateProvisioningClaim requests are throttled before one gets through
 * @param unavailable every IoT control-plane request gets a 503
 * @param deniedActions IAM actions such as {@code iot:DescribeThing} that the technician's role lacks
 * @param clockAhead how far the cloud's clock is ahead of this computer's; may be negative
 * @param credentialsLifetime of role credentials
 * @param claimLifetime from issue to expiry; AWS: five minutes
 * @param brokerSilent the broker takes provisioning requests and never answers
 * @param registryDelay how long a registered thing stays invisible to the control plane
 * @param quotas the quotas of AWS IoT are enforced
 * @param signIn how Identity Center misbehaves
 */
public record Scenario(
        Duration answerDelay, int throttledClaims, boolean unavailable, Set<String> deniedActions, Duration clockAhead,
        Duration credentialsLifetime, Duration claimLifetime, boolean brokerSilent, Duration registryDelay, boolean quotas, SignInTrouble signIn) {

    /** Everything works. */
    public static final Scenario FAIR = new Scenario(Duration.ZERO, 0, false, Set.of(), Duration.ZERO, Duration.ofHours(1),
            Duration.ofMinutes(5), false, Duration.ZERO, false, SignInTrouble.NONE);

    public Scenario {
        deniedActions = Set.copyOf(deniedActions);
    }

    public Scenario withAnswerDelay(Duration delay) {
        return new Scenario(delay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withThrottledClaims(int count) {
        return new Scenario(answerDelay, count, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withUnavailable() {
        return new Scenario(answerDelay, throttledClaims, true, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withDenied(String... actions) {
        return new Scenario(answerDelay, throttledClaims, unavailable, Set.of(actions), clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withClockAhead(Duration ahead) {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, ahead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withCredentialsLifetime(Duration lifetime) {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, lifetime, claimLifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withClaimLifetime(Duration lifetime) {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, lifetime, brokerSilent, registryDelay, quotas, signIn);
    }

    public Scenario withBrokerSilent() {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, true, registryDelay, quotas, signIn);
    }

    public Scenario withRegistryDelay(Duration delay) {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, delay, quotas, signIn);
    }

    public Scenario withSignIn(SignInTrouble trouble) {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, quotas, trouble);
    }

    public Scenario withQuotas() {
        return new Scenario(answerDelay, throttledClaims, unavailable, deniedActions, clockAhead, credentialsLifetime, claimLifetime, brokerSilent, registryDelay, true, signIn);
    }
}
