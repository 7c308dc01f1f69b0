package dev.claimport.signin.console;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.failure.SignInFailure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where the sign-in service of a region is (botocore, data/signin/2023-01-01/endpoint-rule-set-1.json). */
final class SignInHost {

    private SignInHost() {}

    /**
     * Scheme, host and port; a path is dropped, as the AWS CLI does.
     *
     * @param configured an endpoint that is set instead
     * @throws dev.claimport.failure.FailureException {@code console-not-in-region}
     */
    static URI base(String region, Optional<URI> configured, AwsNetwork network) {
        if (configured.isPresent()) {
            URI set = configured.get();
            return URI.create(set.getScheme() + "://" + set.getRawAuthority());
        }
        return URI.create("https://" + host(region, network));
    }

    private static String host(String region, AwsNetwork network) {
        boolean china = region.startsWith("cn-");
        boolean government = region.startsWith("us-gov-");
        if (region.startsWith("us-iso") || region.startsWith("eu-iso")) {
            throw new SignInFailure(SignInFailure.Kind.CONSOLE_NOT_IN_REGION, Map.of("region", region)).exception();
        }
        if (region.startsWith("eusc-")) {
            return region + ".signin.amazonaws-eusc.eu";
        }
        if (network.dualStack()) {
            return (network.fips() ? "signin-fips." : "signin.") + region + (china ? ".api.amazonwebservices.com.cn" : ".api.aws");
        }
        if (network.fips()) {
            return government ? region.equals("us-gov-west-1") ? "signin-fips.amazonaws-us-gov.com" : region + ".signin-fips.amazonaws-us-gov.com"
                    : "signin-fips." + region + (china ? ".amazonaws.com.cn" : ".amazonaws.com");
        }
        return region + (china ? ".signin.amazonaws.cn" : government ? ".signin.amazonaws-us-gov.com" : ".signin.aws.amazon.com");
    }
}
