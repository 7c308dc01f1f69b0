package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.TemplateFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts decide by the exit status: it never changes for a failure that exists. */
class ExitCodesTest {

    private static final Set<String> USAGE = Set.of("template-name-invalid", "parameter-unknown", "scenario-invalid", "account-folder-invalid");

    static Stream<Failure> handoverFailures() {
        return Stream.of(
                Arrays.stream(ClaimFailure.Kind.values()).map(kind -> new ClaimFailure(kind, Map.of(), "")),
                Arrays.stream(DeviceFailure.Kind.values()).map(kind -> new DeviceFailure(kind, Map.of(), "")),
                Arrays.stream(LinkFailure.Kind.values()).map(kind -> new LinkFailure(kind, Map.of(), "")),
                Arrays.stream(RegistrationFailure.Kind.values()).map(kind -> new RegistrationFailure(kind, Map.of(), "")),
                Arrays.stream(TemplateFailure.Kind.values()).map(kind -> new TemplateFailure(kind, Map.of(), ""))).flatMap(each -> each);
    }

    static Stream<Failure> otherFailures() {
        return Stream.of(
                Arrays.stream(LocalFailure.Kind.values()).filter(kind -> kind != LocalFailure.Kind.CANCELLED).map(kind -> new LocalFailure(kind, Map.of(), "")),
                Arrays.stream(NetworkFailure.Kind.values()).map(kind -> new NetworkFailure(kind, Map.of(), "")),
                Arrays.stream(SignInFailure.Kind.values()).map(kind -> new SignInFailure(kind, Map.of(), ""))).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("handoverFailures")
    void whatFailsTheHandoverEndsWith1AndAMistakeWith2(Failure failure) {
        assertEquals(USAGE.contains(failure.id()) ? 2 : 1, ExitCodes.of(failure));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void anythingElseEndsWith255AndAMistakeWith2(Failure failure) {
        assertEquals(USAGE.contains(failure.id()) ? 2 : 255, ExitCodes.of(failure));
    }

    @Test
    void whatTheServiceRefusesEndsWith254() {
        for (ServiceFailure.Kind kind : ServiceFailure.Kind.values()) {
            assertEquals(254, ExitCodes.of(new ServiceFailure(kind, Map.of(), "")));
        }
    }

    @Test
    void aCancelledHandoverIsAFailedOne() {
        assertEquals(1, ExitCodes.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of())));
    }
}
