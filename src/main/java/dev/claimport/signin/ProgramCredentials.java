package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.CredentialProcess;
import dev.claimport.aws.credential.ProcessFailedException;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
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
                throw failed("prints credentials that have expired");
            }
            return SdkKeys.of(keys);
        } catch (ProcessFailedException e) {
            throw failed(switch (e.reason()) {
                case NOT_STARTED -> "cannot be started";
                case ENDLESS -> "does not end";
                case ENDED -> "ended with code " + e.exitCode();
                case NO_JSON -> "prints no JSON";
                case OTHER_VERSION -> "prints no credentials of Version 1";
                case MISSING -> "prints no " + e.about();
                case NO_TIME -> "prints an Expiration that is no time";
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private FailureException failed(String reason) {
        return new ConfigFailure(ConfigFailure.Kind.CREDENTIAL_PROCESS_FAILED, Map.of("profile", ServiceText.line(profile, 80), "reason", reason)).exception();
    }
}
