/**
 * How AWS services are called: clients without retries of their own, retry rules of our own, a measured clock, and failures that have
 * a name. Shared by sign-in and by what is asked of AWS IoT.
 */
package dev.claimport.signin.aws;
