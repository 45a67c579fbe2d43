create table student (id integer primary key, name text);
create table course (id integer primary key, title text);
create table enrolled (
    course_id integer not null references course (id) on delete cascade,
    student_id integer not null references student (id) deferrable initially deferred,
    primary key (course_id, student_id)
);
create table tutors (
    student_id integer not null references student,
    course_id integer not null references course,
    constraint pk_tutors primary key (student_id, course_id)
);
create table friends (
    friend_id integer not null references student (id),
    student_id integer not null references student (id),
    primary key (friend_id, student_id)
);
create index ix_friends on friends (student_id);
insert into student values (1, 'Ann'), (2, 'Ben');
insert into course values (10, 'Go'), (20, 'Java');
insert into enrolled values (10, 1), (10, 2);
insert into tutors values (1, 20);
insert into friends values (1, 2);
