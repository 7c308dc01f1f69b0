package dev.claimport.signin;

/**
 * A sign-in at IAM Identity Center. The browser's way is the usual one; the code is for where no browser can open on this
 * computer. Not for two sign-ins at once.
 */
public interface SignIn extends AutoCloseable {

    /**
     * Asks for a sign-in that the browser brings back. Claimport listens on a free port of the loopback address before this
     * returns, so the page may be opened at once.
     *
     * @throws dev.claimport.failure.FailureException {@code start-url-wrong}, {@code callback-port-failed}, network and service
     *     failures
     */
    BrowserAuthorization beginInBrowser();

    /**
     * Asks Identity Center for a code.
     *
     * @throws dev.claimport.failure.FailureException {@code start-url-wrong}, network and service failures
     */
    DeviceAuthorization begin();

    /**
     * Waits until the technician has done in the browser what the challenge asks for; an interrupt ends it.
     *
     * @param challenge the last one that this sign-in began
     * @throws dev.claimport.failure.FailureException {@code sign-in-denied}, {@code sign-in-timeout}, {@code sign-in-forged},
     *     {@code callback-disturbed}, {@code cancelled}
     */
    SignedInUser await(Challenge challenge);

    @Override
    void close();
}
