package dev.claimport.cli.aws.config;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Settings;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.failure.FailureException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What environment and files settle for one command, with what goes wrong in botocore's words. */
public record Session(Settings base) {

    /** @throws dev.claimport.cli.aws.problem.ProblemException when a file cannot be read */
    public static Session read(AwsEnvironment environment) {
        try {
            return new Session(Settings.read(environment, Optional.empty()));
        } catch (FailureException e) {
            String file = e.failure().file().orElse("");
            throw Problem.general(e.getCause() instanceof IOException && !(e.getCause() instanceof CharacterCodingException)
                    ? "[Errno 13] Permission denied: '" + file + "'" : "Unable to parse config file: " + file).exception();
        }
    }

    /** The same with the profile that the command line names. */
    public Session choosing(Optional<String> profile) {
        return new Session(base.choosing(profile.filter(name -> !name.isEmpty())));
    }

    public AwsEnvironment environment() {
        return base.environment();
    }

    public AwsConfig config() {
        return base.config();
    }

    /** Whether the command line names the profile. */
    public boolean isChosen() {
        return base.chosen().isPresent();
    }

    public boolean profileIsMissing() {
        return base.asked().flatMap(config()::profile).isEmpty() && base.asked().isPresent();
    }

    /** Its settings; those of the default profile, if there is one, when none is asked for. */
    public Map<String, String> settings() {
        return checked().profile().values();
    }

    private Settings checked() {
        if (profileIsMissing()) {
            throw Problem.general("The config profile (" + base.profileName() + ") could not be found").exception();
        }
        return base;
    }

    /** From the environment, or else from the profile; what is empty there counts. */
    public Optional<String> setting(String variable, String name) {
        return environment().get(variable).or(() -> Optional.ofNullable(settings().get(name)));
    }

    /** Without {@code --region}. An empty one counts: no endpoint belongs to it, but one that is given serves. */
    public Optional<String> region() {
        return environment().get("AWS_REGION").or(() -> setting("AWS_DEFAULT_REGION", "region"));
    }

    /** Without {@code --output}. */
    public String output() {
        return setting("AWS_DEFAULT_OUTPUT", "output").orElse("json");
    }

    /** Without {@code --cli-error-format}. */
    public Optional<String> errorFormat() {
        return setting("AWS_CLI_ERROR_FORMAT", "cli_error_format");
    }

    /** Whether times are printed as they came over the wire. */
    public boolean timesAsOnTheWire() {
        String format = profileIsMissing() ? "iso8601" : settings().getOrDefault("cli_timestamp_format", "iso8601");
        return switch (format) {
            case "wire" -> true;
            case "iso8601" -> false;
            default -> throw Problem.configuration("Unknown cli_timestamp_format value: " + format
                    + ", valid values are \"wire\" or \"iso8601\"").exception();
        };
    }

    /** Refuses what {@code cli_binary_format} may not be; no operation here takes bytes, so that it has no other effect. */
    public void checkBinaryFormat() {
        String format = profileIsMissing() ? "base64" : settings().getOrDefault("cli_binary_format", "base64");
        if (!format.equals("base64") && !format.equals("raw-in-base64-out")) {
            throw Problem.general(Python.quoted(format)).exception();
        }
    }

    /** Whether parameters are checked before they are sent. */
    public boolean validatesParameters() {
        return Optional.ofNullable(settings().get("parameter_validation")).filter(value -> !value.toLowerCase(Locale.ROOT).equals("true")).isEmpty();
    }

    /** Refuses what is no whole number where an instance would be asked for credentials, even if none is. */
    public void checkMetadataService() {
        checkWholeNumber("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout");
        checkWholeNumber("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts");
    }

    private void checkWholeNumber(String variable, String name) {
        Optional<String> configured = profileIsMissing() ? Optional.empty() : Optional.ofNullable(settings().get(name));
        environment().get(variable).or(() -> configured).filter(given -> Python.integer(given).isEmpty()).ifPresent(given -> {
            throw Problem.general(Python.notAnInteger(given)).exception();
        });
    }

    /** The command that shows what does not fit the terminal; empty for none. */
    public String pager() {
        return setting("AWS_PAGER", "cli_pager").or(() -> environment().get("PAGER")).orElse("less");
    }

    public Optional<String> caBundle() {
        return checked().caBundle();
    }

    public boolean flag(String variable, String name) {
        return checked().isOn(variable, name);
    }

    /** How often a request is sent at most. */
    public int attempts() {
        String mode = setting("AWS_RETRY_MODE", "retry_mode").orElse("standard");
        String given = setting("AWS_MAX_ATTEMPTS", "max_attempts").orElse("3");
        long attempts = Python.integer(given).orElseThrow(() -> Problem.general(Python.notAnInteger(given)).exception())
                .min(java.math.BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
        if (!mode.equals("standard") && !mode.equals("adaptive")) {
            throw Problem.general("Invalid value provided to \"mode\": \"" + mode + "\" must be one of: \"standard\" or \"adaptive\"").exception();
        }
        if (attempts < 1) {
            throw Problem.general("Value provided to \"max_attempts\": " + attempts + " must be an integer greater than or equal to one.").exception();
        }
        return (int) attempts;
    }

    /** Where the service is to be found instead of where it is, without {@code --endpoint-url}. */
    public Optional<String> endpoint() {
        try {
            return checked().endpointSaid("IOT", "iot").map(Settings.Said::value);
        } catch (FailureException _) {
            throw Problem.general("The profile is configured to use the services section but the \"" + settings().get("services")
                    + "\" services configuration does not exist.").exception();
        }
    }
}
