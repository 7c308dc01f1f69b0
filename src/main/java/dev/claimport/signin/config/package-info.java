/** What {@code ~/.aws} and the environment say about AWS, as the AWS CLI reads them. */
package dev.claimport.signin.config;
