package dev.claimport.signin;

/** One way of signing in: Identity Center by device code. */
public interface SignIn extends AutoCloseable {

    /**
     * Asks Identity Center for a code.
     *
     * @throws dev.claimport.failure.FailureException {@code start-url-wrong}, network and service failures
     */
    DeviceAuthorization begin();

    /**
     * Waits until the technician has confirmed the code in the browser; an interrupt ends it.
     *
     * @throws dev.claimport.failure.FailureException {@code sign-in-denied}, {@code sign-in-timeout}, {@code cancelled}
     */
    SignedInUser await(DeviceAuthorization authorization);

    @Override
    void close();
}
