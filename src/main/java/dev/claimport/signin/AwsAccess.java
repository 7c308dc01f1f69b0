package dev.claimport.signin;

import dev.claimport.aws.network.AwsNetwork;

/** Where AWS is and by which way it is reached. */
public record AwsAccess(ServiceEndpoints endpoints, AwsNetwork network) {

    /** The real services, straight. */
    public static final AwsAccess DIRECT = new AwsAccess(ServiceEndpoints.USUAL, AwsNetwork.DIRECT);

    /** Other endpoints, straight. */
    public static AwsAccess to(ServiceEndpoints endpoints) {
        return new AwsAccess(endpoints, AwsNetwork.DIRECT);
    }
}
