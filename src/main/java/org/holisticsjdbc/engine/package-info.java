/** SQL text to plan to rows, with Apache Calcite as parser, validator and code generator. */
package org.holisticsjdbc.engine;
