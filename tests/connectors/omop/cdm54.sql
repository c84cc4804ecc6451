-- Tables of the OMOP CDM 5.4 that recurnlp reads or writes: names, types, lengths and required columns as OHDSI
-- publishes them for PostgreSQL, with the primary keys, and the foreign keys among these tables. SQLite and DuckDB take
-- them too.

CREATE TABLE person (
    person_id integer NOT NULL PRIMARY KEY, gender_concept_id integer NOT NULL, year_of_birth integer NOT NULL,
    month_of_birth integer, day_of_birth integer, birth_datetime timestamp, race_concept_id integer NOT NULL,
    ethnicity_concept_id integer NOT NULL, location_id integer, provider_id integer, care_site_id integer,
    person_source_value varchar(50), gender_source_value varchar(50), gender_source_concept_id integer,
    race_source_value varchar(50), race_source_concept_id integer, ethnicity_source_value varchar(50),
    ethnicity_source_concept_id integer
);

CREATE TABLE note (
    note_id integer NOT NULL PRIMARY KEY, person_id integer NOT NULL REFERENCES person (person_id),
    note_date date NOT NULL, note_datetime timestamp, note_type_concept_id integer NOT NULL,
    note_class_concept_id integer NOT NULL, note_title varchar(250), note_text text NOT NULL,
    encoding_concept_id integer NOT NULL, language_concept_id integer NOT NULL, provider_id integer,
    visit_occurrence_id integer, visit_detail_id integer, note_source_value varchar(50), note_event_id integer,
    note_event_field_concept_id integer
);

CREATE TABLE note_nlp (
    note_nlp_id integer NOT NULL PRIMARY KEY, note_id integer NOT NULL, section_concept_id integer,
    snippet varchar(250), "offset" varchar(50), lexical_variant varchar(250) NOT NULL, note_nlp_concept_id integer,
    note_nlp_source_concept_id integer, nlp_system varchar(250), nlp_date date NOT NULL, nlp_datetime timestamp,
    term_exists varchar(1), term_temporal varchar(50), term_modifiers varchar(2000)
);

CREATE TABLE measurement (
    measurement_id integer NOT NULL PRIMARY KEY, person_id integer NOT NULL REFERENCES person (person_id),
    measurement_concept_id integer NOT NULL, measurement_date date NOT NULL, measurement_datetime timestamp,
    measurement_time varchar(10), measurement_type_concept_id integer NOT NULL, operator_concept_id integer,
    value_as_number numeric, value_as_concept_id integer, unit_concept_id integer, range_low numeric,
    range_high numeric, provider_id integer, visit_occurrence_id integer, visit_detail_id integer,
    measurement_source_value varchar(50), measurement_source_concept_id integer, unit_source_value varchar(50),
    unit_source_concept_id integer, value_source_value varchar(50), measurement_event_id integer,
    meas_event_field_concept_id integer
);
