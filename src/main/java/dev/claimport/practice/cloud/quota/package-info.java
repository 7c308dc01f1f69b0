/** How often an account may ask AWS IoT for something. */
@NullMarked
package dev.claimport.practice.cloud.quota;

import org.jspecify.annotations.NullMarked;
