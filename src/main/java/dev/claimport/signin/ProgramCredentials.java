package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.CredentialProcess;
import dev.claimport.aws.credential.ProcessFailedException;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.time.TimeSource;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What a profile's program prints, or the failure that it is. */
record ProgramCredentials(String profile, CredentialProcess program, TimeSource time) {

    /** @throws FailureException {@code credential-process-failed}; {@code cancelled} when interrupted */
    AwsCredentials get() {
        try {
            AccessKeys keys = program.run();
            if (keys.expiry().filter(end -> !time.instant().isBefore(end)).isPresent()) {
                throw failed(LocalProblem.PROGRAM_PRINTS_EXPIRED);
            }
            return SdkKeys.of(keys);
        } catch (ProcessFailedException e) {
            throw switch (e.reason()) {
                case NOT_STARTED -> failed(LocalProblem.PROGRAM_NOT_STARTED);
                case ENDLESS -> failed(LocalProblem.PROGRAM_ENDLESS);
                case ENDED -> failed(LocalProblem.PROGRAM_ENDED, e.exitCode());
                case NO_JSON -> failed(LocalProblem.PROGRAM_PRINTS_NO_JSON);
                case OTHER_VERSION -> failed(LocalProblem.PROGRAM_OF_OTHER_VERSION);
                case MISSING -> failed(LocalProblem.PROGRAM_PRINTS_NO_KEY, e.about());
                case NO_TIME -> failed(LocalProblem.PROGRAM_PRINTS_NO_TIME);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private FailureException failed(LocalProblem kind, Object... facts) {
        return new ConfigFailure(ConfigFailure.Kind.CREDENTIAL_PROCESS_FAILED,
                Map.of("profile", ServiceText.line(profile, 80), "problem", kind.problem(facts))).exception();
    }
}
