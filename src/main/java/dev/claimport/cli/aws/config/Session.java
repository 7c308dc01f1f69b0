package dev.claimport.cli.aws.config;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What environment and files settle for one command.
 *
 * @param chosen the profile of {@code --profile}, if that names one
 */
public record Session(Environment environment, Profiles profiles, Optional<String> chosen) {

    /** The same with the profile that the command line names. */
    public Session choosing(Optional<String> profile) {
        return new Session(environment, profiles, profile.filter(name -> !name.isEmpty()));
    }

    /** The profile that is asked for, be it there or not. */
    public Optional<String> profile() {
        return chosen.or(() -> environment.get("AWS_PROFILE")).or(() -> environment.get("AWS_DEFAULT_PROFILE"));
    }

    public boolean profileIsMissing() {
        return profile().filter(name -> !profiles.profiles().containsKey(name)).isPresent();
    }

    /** Its settings; those of the default profile, if there is one, when none is asked for. */
    public Map<String, String> settings() {
        if (profileIsMissing()) {
            throw Problem.general("The config profile (" + profile().orElseThrow() + ") could not be found").exception();
        }
        return profiles.profiles().getOrDefault(profile().orElse(Profiles.DEFAULT), Map.of());
    }

    /** From the environment, or else from the profile; what is empty there counts. */
    public Optional<String> setting(String variable, String name) {
        return environment.get(variable).or(() -> Optional.ofNullable(settings().get(name)));
    }

    /** Without {@code --region}. An empty one counts: no endpoint belongs to it, but one that is given serves. */
    public Optional<String> region() {
        return environment.get("AWS_REGION").or(() -> setting("AWS_DEFAULT_REGION", "region"));
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
        environment.get(variable).or(() -> configured).filter(given -> Python.integer(given).isEmpty()).ifPresent(given -> {
            throw Problem.general(Python.notAnInteger(given)).exception();
        });
    }

    /** The command that shows what does not fit the terminal; empty for none. */
    public String pager() {
        return setting("AWS_PAGER", "cli_pager").or(() -> environment.get("PAGER")).orElse("less");
    }

    public Optional<String> caBundle() {
        return setting("AWS_CA_BUNDLE", "ca_bundle");
    }

    public boolean flag(String variable, String name) {
        return setting(variable, name).filter(value -> value.toLowerCase(Locale.ROOT).equals("true")).isPresent();
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
        if (flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
            return Optional.empty();
        }
        return environment.filled("AWS_ENDPOINT_URL_IOT").or(() -> environment.filled("AWS_ENDPOINT_URL"))
                .or(this::serviceEndpoint).or(() -> Optional.ofNullable(settings().get("endpoint_url")).filter(url -> !url.isEmpty()));
    }

    private Optional<String> serviceEndpoint() {
        return Optional.ofNullable(settings().get("services")).flatMap(name -> {
            var services = profiles.services().get(name);
            if (services == null || services.isEmpty()) {
                throw Problem.general("The profile is configured to use the services section but the \"" + name
                        + "\" services configuration does not exist.").exception();
            }
            return Optional.ofNullable(services.getOrDefault("iot", Map.of()).get("endpoint_url")).filter(url -> !url.isEmpty());
        });
    }
}
