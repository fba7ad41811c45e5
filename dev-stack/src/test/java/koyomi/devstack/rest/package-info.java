/**
 * The public REST contract as a test client sees it: requests, answers, and what is true of all.
 */
@NullMarked
package koyomi.devstack.rest;

import org.jspecify.annotations.NullMarked;
