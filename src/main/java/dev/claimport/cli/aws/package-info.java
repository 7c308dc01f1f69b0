/**
 * {@code create-provisioning-claim} and its neighbours, for scripts that call the AWS CLI: same options, bytes, messages and exit
 * codes as AWS CLI 2.36.7 has. Nothing here loads picocli, the window or a logging back end: it starts fast.
 */
@NullMarked
package dev.claimport.cli.aws;

import org.jspecify.annotations.NullMarked;
