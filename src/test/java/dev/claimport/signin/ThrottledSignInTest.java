package dev.claimport.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.FailureException;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.scenario.SignInTrouble;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.StandingTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** An Identity Center that asks to slow down, as it does when a whole bench signs in at once. */
class ThrottledSignInTest {

    private final StandingTime time = new StandingTime(ManualTime.START);

    private PracticeCloud cloud(int throttled) {
        return PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withSignIn(SignInTrouble.NONE.withThrottled(throttled))), time, Keys::rsa);
    }

    private SignIn signIn(PracticeCloud cloud) {
        return new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()), ServiceEndpoints.allAt(cloud.endpoint()), time);
    }

    @Test
    void aSignInInTheBrowserWaitsAndGetsThrough() throws Exception {
        try (PracticeCloud cloud = cloud(3); SignIn signIn = signIn(cloud)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            CompletableFuture<SignedInUser> user = CompletableFuture.supplyAsync(() -> signIn.await(authorization), Thread::startVirtualThread);
            new PracticeTechnician().allow(authorization.page());
            try (SignedInUser signedIn = user.get(60, TimeUnit.SECONDS)) {
                assertEquals(3, signedIn.accounts().size(), "the portal throttled, too");
            }
        }
    }

    @Test
    void whoIsRefusedForLongIsToldThatItIsTheThrottle() {
        try (PracticeCloud cloud = cloud(100); SignIn signIn = signIn(cloud)) {
            assertEquals("throttled", assertThrows(FailureException.class, signIn::begin).failure().id());
            assertEquals("throttled", assertThrows(FailureException.class, signIn::beginInBrowser).failure().id());
        }
    }
}
